import * as z from 'zod';
import ace from './codebooks/ace.json';
import plover from './codebooks/plover.json';
import {
  actorRegistryShape,
  codebookShape,
  eventRegistryShape,
  settingsShape,
  sidecarShape,
} from './shapes.js';

/** The JSON Schema of each file of a set, by file name, for editors that complete and check JSON. */
export function jsonSchemas(): Record<string, object> {
  return {
    'hashiya.schema.json': z.toJSONSchema(settingsShape),
    'actors.schema.json': z.toJSONSchema(actorRegistryShape),
    'events.schema.json': z.toJSONSchema(eventRegistryShape),
    'sidecar.schema.json': z.toJSONSchema(sidecarShape),
  };
}

/** What `codebooks/*.d.json.ts` promise of the built-in codebooks. @throws {z.ZodError} when a file is otherwise */
export function checkBuiltInCodebooks(): void {
  for (const file of [ace, plover]) codebookShape.parse(file);
}
