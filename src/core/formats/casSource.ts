import type { Problem } from '../model/problem.js';
import { parseJson, readJson } from './jsonSource.js';
import type { SourceFile } from './reading.js';
import { groupedBy } from './groupedBy.js';
import { childrenOf, readXml, textOf } from './xmlReading.js';
import { say, type Message } from '../text/message.js';

// The feature structures of a UIMA CAS, as XMI or CAS JSON 0.4 write them.

/** A feature structure: values as texts, references as the numbers of others. */
export interface Given {
  readonly id: string;
  readonly type: string;
  readonly features: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** An error at it. */
  readonly problem: (message: Message) => Problem;
}

export type CasRead =
  | { readonly ok: true; readonly structures: Structures }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** All feature structures of a CAS. */
export class Structures {
  private readonly byId = new Map<string, Given>();

  constructor(
    readonly all: readonly Given[],
    /** An error of the CAS as a whole. */
    readonly problem: (message: Message) => Problem,
  ) {
    for (const one of all) this.byId.set(one.id, one);
  }

  /** What a feature refers to: one structure or several, whether in an array or list of its own or not. */
  referred(from: Given, feature: string): Given[] {
    const seen = new Set<string>();
    const follow = (id: string): Given[] => {
      const one = this.byId.get(id);
      if (!one || seen.has(id)) return [];
      seen.add(id);
      if (one.type === 'uima.cas.FSArray') return idsIn(one, elements).flatMap(follow);
      if (one.type === 'uima.cas.NonEmptyFSList')
        return [...idsIn(one, 'head'), ...idsIn(one, 'tail')].flatMap(follow);
      return [one];
    };
    return idsIn(from, feature).flatMap(follow);
  }
}

const elements = 'elements';

function idsIn({ features, lists }: Given, feature: string): readonly string[] {
  const one = features.get(feature);
  return lists.get(feature) ?? (one === undefined ? [] : [one]);
}

export async function readXmiStructures(file: SourceFile): Promise<CasRead> {
  const read = await readXml(file);
  if (!read.ok) return { ok: false, problems: [read.problem] };
  const { document } = read;
  const { root } = document;
  if (root.name !== 'XMI')
    return { ok: false, problems: [document.problem(root, say`Not XMI: its element is <${root.name}>.`)] };
  const all = childrenOf(root).map((element): Given => {
    const { attributes, namespace } = element;
    const space = namespace.replace(/^http:\/\/\/|\.ecore$/g, '').replaceAll('/', '.');
    // Arrays of texts stand as elements; those of references as numbers in an attribute.
    const lists = new Map<string, string[]>();
    for (const [name, children] of groupedBy(childrenOf(element), (child) => child.name))
      lists.set(name, children.map(textOf));
    for (const [key, value] of attributes) if (/^\d+( \d+)*$/.test(value)) lists.set(key, value.split(' '));
    return {
      id: attributes.get('xmi:id') ?? '',
      type: `${space}.${element.name}`,
      features: attributes,
      lists,
      problem: (message) => document.problem(element, message),
    };
  });
  return distinct(all, (message) => document.problem(root, message));
}

const listKey = '%FEATURE_STRUCTURES';

export async function readCasJsonStructures(file: SourceFile): Promise<CasRead> {
  const read = await readJson(file);
  if (!read.ok) return read;
  const { document } = read;
  const whole = (message: Message): Problem => document.problem([], message);
  const list = isObject(document.value) ? document.value[listKey] : undefined;
  if (typeof list !== 'object' || list === null)
    return { ok: false, problems: [whole(say`Not CAS JSON: it has no ${listKey}.`)] };
  const problems: Problem[] = [];
  const all = Object.entries(list).flatMap(([key, one]: [string, unknown]): Given[] => {
    const problem = (message: Message): Problem =>
      document.problem([listKey, Array.isArray(list) ? Number(key) : key], message);
    if (isObject(one)) return [structureOf(Array.isArray(list) ? one : { '%ID': key, ...one }, problem)];
    problems.push(problem(say`This is no feature structure; it must be an object.`));
    return [];
  });
  return problems.length > 0 ? { ok: false, problems } : distinct(all, whole);
}

function structureOf(json: Readonly<Record<string, unknown>>, problem: Given['problem']): Given {
  const features = new Map<string, string>();
  const lists = new Map<string, string[]>();
  for (const [written, value] of Object.entries(json)) {
    const key = written === '%ELEMENTS' ? elements : written.replace(/^@/, '');
    if (Array.isArray(value)) lists.set(key, value.map(String));
    else if (typeof value === 'string' || typeof value === 'number') features.set(key, String(value));
  }
  return { id: features.get('%ID') ?? '', type: features.get('%TYPE') ?? '', features, lists, problem };
}

/** Refuses ids that stand twice: what refers to them would have two meanings. */
function distinct(all: readonly Given[], whole: (message: Message) => Problem): CasRead {
  const ids = new Set<string>();
  const problems = all.flatMap(({ id, problem }) => {
    const isTwice = id !== '' && ids.has(id);
    ids.add(id);
    return isTwice ? [problem(say`${id} is the id of a feature structure above too.`)] : [];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, structures: new Structures(all, whole) };
}

/** What a feature holds as JSON; undefined when it holds none. */
export function jsonIn({ features }: Given, feature: string): unknown {
  const text = features.get(feature);
  const read = text === undefined ? undefined : parseJson('', text);
  return read?.ok ? read.document.value : undefined;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
