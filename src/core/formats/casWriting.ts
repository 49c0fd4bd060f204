import { casTypes, identifier, sofaId, structuresOf, type Structure } from './cas.js';
import { countUnheldOfParticipants } from './entryLosses.js';
import { exportedArticle, spokenOf } from './exported.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';
import { XmlOut } from './xmlOut.js';

/** XMI 2.0 for UIMA: `<article>.xmi`, and `TypeSystem.xml` with the types. The mapping is that of cas.ts. */
export async function* writeXmi(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const out = new XmlOut(losses);
  yield { file: 'TypeSystem.xml', text: typeSystem(out), done: 0 };
  yield* documents(source, options, losses, '.xmi', (text, structures) => xmi(out, text, structures));
}

/** UIMA CAS JSON 0.4: `<article>.json`. The mapping is that of cas.ts. */
export async function* writeCasJson(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  yield* documents(source, options, losses, '.json', casJson);
}

async function* documents(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
  ending: string,
  write: (text: string, structures: readonly Structure[]) => string,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const identify = identifier(set);
  const actors = new Set(set.actors.keys());
  const events = new Set(set.events.keys());
  for (const [index, article] of set.articles.entries()) {
    const exported = await exportedArticle(source, article, options, losses);
    if (!exported) continue;
    const spoken = spokenOf(set, exported.mentions);
    for (const id of spoken.actors) actors.delete(id);
    for (const id of spoken.events) events.delete(id);
    for (const mention of exported.mentions) countUnheldOfParticipants(mention, losses);
    const structures = structuresOf(set, article, exported, identify);
    yield { file: `${article}${ending}`, text: write(exported.text.text, structures), done: index + 1 };
  }
  losses.add('actors that no exported article speaks of', actors.size);
  losses.add('events that no exported article speaks of', events.size);
}

function isAnnotation({ values }: Structure): boolean {
  return 'begin' in values;
}

/** The members of the view: annotations, and what else is found by looking through the view. */
function membersOf(structures: readonly Structure[]): number[] {
  return structures.filter((one) => isAnnotation(one) || !('role' in one.values)).map(({ id }) => id);
}

function xmi(out: XmlOut, text: string, structures: readonly Structure[]): string {
  const prefixes = new Map([['uima.cas', 'cas']]);
  const prefixOf = (type: string): string => {
    const space = type.slice(0, type.lastIndexOf('.'));
    const prefix = prefixes.get(space) ?? `type${String(prefixes.size)}`;
    prefixes.set(space, prefix);
    return prefix;
  };
  const body = structures.map((structure) => {
    const { id, type, values, references = {} } = structure;
    const attributes: Record<string, string> = { 'xmi:id': String(id) };
    if (isAnnotation(structure)) attributes['sofa'] = String(sofaId);
    for (const [key, value] of Object.entries(values)) attributes[key] = String(value);
    for (const [key, to] of Object.entries(references))
      attributes[key] = typeof to === 'number' ? String(to) : to.join(' ');
    return out.wrap(`${prefixOf(type)}:${type.slice(type.lastIndexOf('.') + 1)}`, attributes);
  });
  const sofa = {
    ...{ 'xmi:id': String(sofaId), sofaNum: '1', sofaID: '_InitialView' },
    ...{ mimeType: 'text', sofaString: text },
  };
  const content = [
    '<cas:NULL xmi:id="0"/>',
    ...body,
    out.wrap('cas:Sofa', sofa),
    out.wrap('cas:View', { sofa: String(sofaId), members: membersOf(structures).join(' ') }),
  ];
  const namespaces = Array.from(prefixes, ([space, prefix]): [string, string] => [
    `xmlns:${prefix}`,
    `http:///${space.replaceAll('.', '/')}.ecore`,
  ]);
  const attributes = Object.fromEntries<string>([
    ['xmlns:xmi', 'http://www.omg.org/XMI'],
    ...namespaces,
    ['xmi:version', '2.0'],
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${out.wrap('xmi:XMI', attributes, `\n${content.join('\n')}\n`)}\n`;
}

function typeSystem(out: XmlOut): string {
  const types = casTypes.map(({ name, supertype, features }) => {
    const described = features.map((feature) =>
      out.wrap(
        'featureDescription',
        {},
        out.element('name', {}, feature.name) +
          '<description/>' +
          out.element('rangeTypeName', {}, feature.range) +
          (feature.element === undefined ? '' : out.element('elementType', {}, feature.element)),
      ),
    );
    return out.wrap(
      'typeDescription',
      {},
      `${out.element('name', {}, name)}<description/>${out.element('supertypeName', {}, supertype)}` +
        out.wrap('features', {}, described.join('')),
    );
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n' +
    `<types>\n${types.join('\n')}\n</types>\n</typeSystemDescription>\n`
  );
}

function casJson(text: string, structures: readonly Structure[]): string {
  let arrays = structures.length + 2;
  const written = structures.flatMap((structure): object[] => {
    const { id, type, values, references = {} } = structure;
    const extra: object[] = [];
    const pointers = Object.entries(references).map(([key, to]) => {
      if (typeof to === 'number') return [`@${key}`, to] as const;
      const array = { '%ID': arrays++, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': to };
      extra.push(array);
      return [`@${key}`, array['%ID']] as const;
    });
    const sofa = isAnnotation(structure) ? { '@sofa': sofaId } : {};
    return [
      { '%ID': id, '%TYPE': type, ...sofa, ...values, ...Object.fromEntries<number>(pointers) },
      ...extra,
    ];
  });
  const sofa = {
    ...{ '%ID': sofaId, '%TYPE': 'uima.cas.Sofa', sofaNum: 1, sofaID: '_InitialView' },
    ...{ mimeType: 'text', sofaString: text },
  };
  const types = casTypes.map(({ name, supertype, features }) => {
    const described = features.map((feature): [string, object] => [
      feature.name,
      {
        '%NAME': feature.name,
        '%RANGE': feature.element === undefined ? feature.range : `${feature.element}[]`,
      },
    ]);
    return [
      name,
      { '%NAME': name, '%SUPER_TYPE': supertype, ...Object.fromEntries<object>(described) },
    ] as const;
  });
  return `${JSON.stringify({
    '%TYPES': Object.fromEntries<object>(types),
    '%FEATURE_STRUCTURES': [sofa, ...written],
    '%VIEWS': { _InitialView: { '%SOFA': sofaId, '%MEMBERS': membersOf(structures) } },
  })}\n`;
}
