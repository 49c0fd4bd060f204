import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { defaultOptions, formats, type OptionName } from '../core/formats/index.js';
import type { Language } from '../core/model/label.js';
import { messageOf } from '../core/model/problem.js';
import { exportSet } from './export.js';
import { exitCodes, Failure } from './failure.js';
import { importInto, type ImportOptions } from './import.js';
import { mentions } from './mentions.js';
import { merge, type MergeOptions } from './merge.js';
import { printError } from './output.js';
import { reanchorSet, type ReanchorOptions } from './reanchor.js';
import { stats } from './stats.js';
import { suggest, type SuggestOptions } from './suggest.js';
import { validate } from './validate.js';

const program = new Command('hashiya')
  .description('Check, count, extend and export annotation sets of Arabic articles.')
  .version(version)
  .exitOverride()
  .addHelpText(
    'after',
    '\nExit status: 0 fine, 1 problems found, 2 cannot run. Problems go to standard error as path:line: message.',
  );

const json = ['--json', 'print JSON Lines'] as const;
const dirArgument = ['[dir]', 'folder of the annotation set', '.'] as const;

program
  .command('validate')
  .description('check every file against schema, codebook and text')
  .argument(...dirArgument)
  .option(...json)
  .action(async (dir: string, options: { json?: boolean }) => {
    process.exitCode = await validate(dir, options);
  });

program
  .command('stats')
  .description('count articles, actors, events, mentions and orphans, in all and per type')
  .argument(...dirArgument)
  .option(...json)
  .action(async (dir: string, options: { json?: boolean }) => {
    process.exitCode = await stats(dir, options);
  });

program
  .command('mentions')
  .description('list every mention of an actor or event: article, start, end, quote')
  .argument('<actor-or-event>', 'id of an actor or event')
  .argument(...dirArgument)
  .option(...json)
  .option('--no-nisba', 'leave out mentions of the form nisba')
  .action(async (id: string, dir: string, options: { json?: boolean; nisba: boolean }) => {
    process.exitCode = await mentions(id, dir, options);
  });

program
  .command('suggest')
  .description('list proposed mentions of known actors: article, start, end, quote, actor, score, reason')
  .argument(...dirArgument)
  .option('--actor <id>', 'only those whose likeliest actor this is')
  .option('--min-score <score>', 'only those with at least this score, from 0 to 1', scoreOf)
  .option('--no-variants', 'leave out misspelt names, whose scores are low')
  .addOption(
    new Option('--new-names', 'after them also names that may be of actors the set does not know')
      .default(false)
      .conflicts('actor'),
  )
  .option('--apply', 'write them, as suggested, into the set; without --min-score those from 0.5 on', false)
  .addOption(
    new Option(
      '--stdin',
      'read articles from standard input, one {"id","text"} a line; prints JSON Lines with id for article',
    )
      .default(false)
      .conflicts('apply'),
  )
  .option(json[0], json[1], false)
  .action(async (dir: string, options: SuggestOptions) => {
    process.exitCode = await suggest(dir, options);
  });

function scoreOf(text: string): number {
  const score = Number(text);
  if (text.trim() === '' || !(score >= 0 && score <= 1)) {
    throw new InvalidArgumentError('It is a number from 0 to 1.');
  }
  return score;
}

interface ExportFlags {
  format: string;
  out: string;
  force?: boolean;
  json?: boolean;
  suggested: boolean;
  nisba: boolean;
  boundary: 'stem' | 'word';
  bom: boolean;
  language: Language;
  only?: string;
  annotator?: string;
}

program
  .command('export')
  .description('write the set in another format')
  .argument(...dirArgument)
  .requiredOption('--format <format>', `one of ${formats.map(({ id }) => id).join(', ')}`)
  .requiredOption('--out <path>', 'file to write, or folder for a format of several files')
  .option('--force', 'replace what is there', false)
  .option('--suggested', 'also mentions that nobody has confirmed', defaultOptions.suggested)
  .option('--no-nisba', 'leave out mentions of the form nisba')
  .addOption(
    new Option('--boundary <boundary>', 'spans without proclitics, or whole words')
      .choices(['stem', 'word'])
      .default(defaultOptions.boundary),
  )
  .addOption(
    new Option('--language <language>', 'of labels where there is room for one')
      .choices(['ar', 'en'])
      .default(defaultOptions.language),
  )
  .option('--only <article-or-folder>', 'only this article, or those in this folder of the set')
  .option('--annotator <name>', 'only what this annotator recorded')
  .option('--bom', 'begin files with a byte order mark, for Excel', defaultOptions.bom)
  .option(...json)
  .action(async (dir: string, flags: ExportFlags, command: Command) => {
    const { format, out, force = false, json: asJson = false, only, annotator, ...options } = flags;
    const names: readonly OptionName[] = ['suggested', 'nisba', 'boundary', 'bom', 'language'];
    const given = names.filter((name) => command.getOptionValueSource(name) === 'cli');
    const selection = { ...(only !== undefined && { only }), ...(annotator !== undefined && { annotator }) };
    process.exitCode = await exportSet(dir, { format, out, force, json: asJson, options, given, selection });
  });

program
  .command('import')
  .description('bring annotations from files of another format into a set, which is made when there is none')
  .argument('<path...>', 'files, or folders with files')
  .requiredOption(
    '--format <format>',
    `one of ${formats
      .filter(({ reader }) => reader)
      .map(({ id }) => id)
      .join(', ')}`,
  )
  .requiredOption('--into <dir>', 'folder of the annotation set')
  .option('--match', 'take what may be an actor or event of the set for the likeliest one; else it is new')
  .option('--dry-run', 'only tell what would come; write nothing')
  .option(...json)
  .action(async (paths: string[], options: ImportOptions) => {
    process.exitCode = await importInto(paths, options);
  });

program
  .command('reanchor')
  .description('find mentions again whose article was changed: per article kept, moved, uncertain, orphaned')
  .argument(...dirArgument)
  .option('--dry-run', 'only tell what would become of them; write nothing')
  .option(...json)
  .action(async (dir: string, options: ReanchorOptions) => {
    process.exitCode = await reanchorSet(dir, options);
  });

program
  .command('merge')
  .description("merge two versions of one of a set's files, as a merge driver of git")
  .argument('<base>', 'the version before both; may be empty (%O)')
  .argument('<ours>', 'our version, which the result replaces (%A)')
  .argument('<theirs>', 'the other version (%B)')
  .argument('[path]', 'path of the file in the repository (%P)')
  .option(...json)
  .addHelpText(
    'after',
    `
Exit status: 0 merged, 1 merged with something left to settle, which the file says, 2 not merged.

To let git use it, once in each clone:
  git config merge.hashiya.name "Hashiya annotations"
  git config merge.hashiya.driver "hashiya merge %O %A %B %P"
and in the repository, in .gitattributes:
  *hashiya*.json merge=hashiya`,
  )
  .action(
    async (base: string, ours: string, theirs: string, file: string | undefined, options: MergeOptions) => {
      process.exitCode = await merge({ base, ours, theirs }, file, options);
    },
  );

/** A reader that has seen enough, such as `head`, closes the pipe; that is no error of ours. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed it; asking for help or the version is fine, a wrong command line is not.
      process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.cannotRun;
    } else {
      printError(`hashiya: ${messageOf(error)}`);
      process.exitCode = error instanceof Failure ? error.exitCode : exitCodes.cannotRun;
    }
  }
}

void main();
