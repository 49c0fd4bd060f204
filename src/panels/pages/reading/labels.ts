/** Words on a link, with their middle; in pixels. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const lineHeight = 14;
/** What a letter is wide at most, nearly always. */
const letterWidth = 7;

/** The labels, each moved down until it covers none of those before it. */
export function apart(labels: readonly Label[]): Label[] {
  const placed: Label[] = [];
  for (const label of labels) {
    let { y } = label;
    const covers = (other: Label): boolean =>
      Math.abs(other.y - y) < lineHeight &&
      Math.abs(other.x - label.x) < ((other.text.length + label.text.length) / 2) * letterWidth;
    for (let other = placed.find(covers); other; other = placed.find(covers)) y = other.y + lineHeight;
    placed.push({ ...label, y });
  }
  return placed;
}
