import * as vscode from 'vscode';
import type { Format } from '../../core/formats/index.js';

/** What a format is called, and what it is, in the reader's language. */
export function formatTexts({ id, title, extension }: Format): [label: string, detail: string] {
  const texts = new Map([
    [
      'hashiya',
      [vscode.l10n.t('Hashiya bundle'), vscode.l10n.t('One JSON file with everything, without loss')],
    ],
    [
      'csv',
      [vscode.l10n.t('CSV tables'), vscode.l10n.t('A folder with a table of mentions and one of events')],
    ],
    [
      'plover',
      [
        vscode.l10n.t('PLOVER coded events'),
        vscode.l10n.t('JSON Lines: one line for each mention of an event, with its sentence'),
      ],
    ],
    [
      'jsonl',
      [
        vscode.l10n.t('JSON Lines'),
        vscode.l10n.t('One line for each article with its spans, for spaCy, Prodigy and doccano'),
      ],
    ],
    [
      'conll',
      [vscode.l10n.t('CoNLL'), vscode.l10n.t('One file of tokens with IOB2 tags, for training taggers')],
    ],
    [
      'graphml',
      [
        vscode.l10n.t('GraphML network'),
        vscode.l10n.t('One file with the actors and what ties them, for Gephi, yEd or NetworkX'),
      ],
    ],
    [
      'brat',
      [
        vscode.l10n.t('brat'),
        vscode.l10n.t('A folder with texts, annotations and configuration for the brat annotation tool'),
      ],
    ],
    [
      'webannotation',
      [
        vscode.l10n.t('W3C Web Annotation'),
        vscode.l10n.t('A folder with texts and one JSON-LD file of annotations'),
      ],
    ],
    [
      'tei',
      [
        vscode.l10n.t('TEI P5'),
        vscode.l10n.t('A folder of TEI documents with standoff annotations, for editions'),
      ],
    ],
    [
      'apf',
      [
        vscode.l10n.t('ACE APF'),
        vscode.l10n.t('A folder with .sgm texts and .apf.xml annotations, for event extraction'),
      ],
    ],
    [
      'xmi',
      [
        vscode.l10n.t('UIMA XMI'),
        vscode.l10n.t('A folder of XMI files with their type system, for INCEpTION and dkpro-cassis'),
      ],
    ],
    [
      'casjson',
      [
        vscode.l10n.t('UIMA CAS JSON'),
        vscode.l10n.t('A folder of JSON files, for INCEpTION and dkpro-cassis'),
      ],
    ],
    [
      'parquet',
      [
        vscode.l10n.t('Parquet tables'),
        vscode.l10n.t('A folder with four tables that join, for DuckDB, Spark or Polars'),
      ],
    ],
  ]);
  const [label = title, detail = extension ?? ''] = texts.get(id) ?? [];
  return [label, detail];
}
