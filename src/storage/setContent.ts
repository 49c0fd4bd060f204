import type { Content } from '../core/set/content.js';
import { actorsFile, articleOf, eventsFile, settingsFile } from '../core/set/files.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import type { TextStamp } from '../core/model/types.js';
import { say, ToldError } from '../core/text/message.js';

/** What each of a set's files holds, as the set has it in memory. */
export class SetContent {
  constructor(private readonly set: AnnotationSet) {}

  /** @param stamp of the article's text on disk, for the first sidecar of an article */
  of(file: string, stamp?: TextStamp): Content {
    if (file === settingsFile) return { kind: 'settings', value: this.set.settings };
    const rest = this.set.headOf(file);
    if (file === actorsFile) {
      const actors = Object.fromEntries(this.set.actors);
      return { kind: 'actors', value: { ...rest, version: 1, actors } };
    }
    if (file === eventsFile) {
      const events = Object.fromEntries(this.set.events);
      return { kind: 'events', value: { ...rest, version: 1, events } };
    }
    const mentions = this.set.mentionsIn(articleOf(file) ?? file);
    const text = mentions.stamp ?? stamp;
    if (text === undefined) throw new ToldError(say`The text of ${articleOf(file) ?? file} is not known.`);
    const rejected = [...mentions.rejections.values()];
    return {
      kind: 'sidecar',
      value: {
        ...rest,
        version: 1,
        text,
        ...(rejected.length > 0 ? { rejected } : {}),
        mentions: [...mentions.sorted()],
      },
    };
  }

  /** Puts what a file holds in the place of what the set had of it. */
  use(file: string, content: Content): void {
    switch (content.kind) {
      case 'settings':
        this.set.useSettings(content.value);
        break;
      case 'actors': {
        const { actors, version: _, ...rest } = content.value;
        this.set.useHead(file, rest);
        this.set.useActors(actors);
        break;
      }
      case 'events': {
        const { events, version: _, ...rest } = content.value;
        this.set.useHead(file, rest);
        this.set.useEvents(events);
        break;
      }
      case 'sidecar': {
        const { mentions: _, version: __, text: ___, rejected: ____, ...rest } = content.value;
        this.set.useHead(file, rest);
        this.set.useArticle(articleOf(file) ?? file, content.value);
      }
    }
  }

  /** Takes over that there is no such file. */
  useNothing(file: string): void {
    this.set.useHead(file, {});
    if (file === settingsFile) this.set.useSettings({ version: 1 });
    else if (file === actorsFile) this.set.useActors({});
    else if (file === eventsFile) this.set.useEvents({});
    else this.set.useArticle(articleOf(file) ?? file);
  }
}
