import * as z from 'zod';
import { actorRegistryShape, eventRegistryShape, settingsShape, sidecarShape } from './shapes.js';

/** The JSON Schema of each file of a set, by file name, for editors that complete and check JSON. */
export function jsonSchemas(): Record<string, object> {
  return {
    'hashiya.schema.json': z.toJSONSchema(settingsShape),
    'actors.schema.json': z.toJSONSchema(actorRegistryShape),
    'events.schema.json': z.toJSONSchema(eventRegistryShape),
    'sidecar.schema.json': z.toJSONSchema(sidecarShape),
  };
}
