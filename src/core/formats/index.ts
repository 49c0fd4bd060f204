import type { Format } from './format.js';

/** Every format that a set can be exported to or imported from. Each loads its code when it is used. */
export const formats: readonly Format[] = [
  {
    id: 'hashiya',
    title: 'Hashiya bundle',
    extension: '.json',
    options: [],
    isWhole: true,
    writer: async () => (await import('./hashiya.js')).writeHashiya,
    reader: async () => (await import('./hashiya.js')).readHashiya,
  },
  {
    id: 'csv',
    title: 'CSV tables',
    extension: undefined,
    options: ['suggested', 'nisba', 'boundary', 'bom'],
    writer: async () => (await import('./csv.js')).writeCsv,
  },
  {
    id: 'plover',
    title: 'PLOVER coded events',
    extension: '.jsonl',
    options: ['suggested', 'boundary'],
    writer: async () => (await import('./plover.js')).writePlover,
  },
  {
    id: 'graphml',
    title: 'GraphML',
    extension: '.graphml',
    options: ['suggested', 'nisba', 'language'],
    writer: async () => (await import('./graphml.js')).writeGraphml,
  },
  {
    id: 'parquet',
    title: 'Parquet tables',
    extension: undefined,
    options: ['suggested', 'nisba', 'boundary'],
    writer: async () => (await import('./parquet.js')).writeParquet,
  },
  {
    id: 'brat',
    title: 'brat standoff',
    extension: undefined,
    options: ['suggested', 'nisba', 'boundary', 'language'],
    writer: async () => (await import('./brat/write.js')).writeBrat,
    reader: async () => (await import('./brat/read.js')).readBrat,
  },
  {
    id: 'webannotation',
    title: 'W3C Web Annotation',
    extension: undefined,
    options: ['suggested', 'nisba', 'boundary'],
    writer: async () => (await import('./webAnnotation.js')).writeWebAnnotation,
    reader: async () => (await import('./webAnnotationReader.js')).readWebAnnotation,
  },
  {
    id: 'tei',
    title: 'TEI P5',
    extension: undefined,
    options: ['suggested', 'nisba', 'boundary'],
    writer: async () => (await import('./tei.js')).writeTei,
    reader: async () => (await import('./teiReading.js')).readTei,
  },
  {
    id: 'jsonl',
    title: 'JSON Lines',
    extension: '.jsonl',
    options: ['suggested', 'nisba', 'boundary'],
    writer: async () => (await import('./jsonl.js')).writeJsonl,
    reader: async () => (await import('./jsonlReader.js')).readJsonl,
  },
  {
    id: 'conll',
    title: 'CoNLL',
    extension: '.conll',
    options: ['suggested', 'nisba', 'boundary'],
    writer: async () => (await import('./conll.js')).writeConll,
  },
  {
    id: 'apf',
    title: 'ACE APF',
    extension: undefined,
    options: ['suggested', 'nisba', 'boundary'],
    writer: async () => (await import('./apf.js')).writeApf,
    reader: async () => (await import('./apfReading.js')).readApf,
  },
  {
    id: 'xmi',
    title: 'UIMA XMI',
    extension: undefined,
    options: ['suggested', 'nisba', 'boundary'],
    writer: async () => (await import('./casWriting.js')).writeXmi,
    reader: async () => (await import('./casReading.js')).readXmi,
  },
  {
    id: 'casjson',
    title: 'UIMA CAS JSON',
    extension: undefined,
    options: ['suggested', 'nisba', 'boundary'],
    writer: async () => (await import('./casWriting.js')).writeCasJson,
    reader: async () => (await import('./casReading.js')).readCasJson,
  },
];

export function formatById(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

export { defaultOptions } from './format.js';
export type { Chunk, ExportOptions, ExportSource, Format, OptionName, Writer } from './format.js';
export type { Imported, ImportedArticle, Reader, SourceFile } from './reading.js';
export { articlesWithin, selectedSet, type Selection } from './selection.js';
export { Losses } from './losses.js';
