import type { Look } from '../../../core/network/svg.js';

/** The theme colour of the actor types that have one. */
const typeColours: ReadonlyMap<string, string> = new Map([
  ['person', 'person'],
  ['state', 'state'],
  ['organization', 'organization'],
  ['armed-group', 'armedGroup'],
  ['media', 'media'],
  ['group', 'group'],
  ['place', 'place'],
]);

/** The colours and the font of VS Code's present theme. @param own colours of types, from the codebook */
export function currentLook(own: Readonly<Record<string, string>>): Look & { readonly focus: string } {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string, otherwise: string): string =>
    style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const text = read('foreground', '#3b3b3b');
  return {
    background: read('editor-background', '#ffffff'),
    text,
    font: read('font-family', 'sans-serif'),
    focus: read('focusBorder', '#0078d4'),
    signs: {
      cooperation: read('charts-blue', '#1a85ff'),
      conflict: read('charts-red', '#e51400'),
      mixed: read('charts-purple', '#652d90'),
      neutral: read('descriptionForeground', text),
    },
    // In a page VS Code makes a hyphen of the first dot alone.
    colourOf: (type) => own[type] ?? read(`hashiya-kind.${typeColours.get(type) ?? 'other'}`, text),
  };
}
