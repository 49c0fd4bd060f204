import assert from 'node:assert/strict';
import manifest from '../../../package.json' with { type: 'json' };
import { colour, contrast, over } from './support/contrast.js';

/** The editor's background and text in VS Code's own themes. */
const themes = {
  light: [
    { name: 'Light Modern', background: '#FFFFFF', text: '#3B3B3B' },
    { name: 'Light 2026', background: '#FFFFFF', text: '#202020' },
  ],
  dark: [
    { name: 'Dark Modern', background: '#1F1F1F', text: '#CCCCCC' },
    { name: 'Dark 2026', background: '#121314', text: '#BBBEBF' },
  ],
  highContrast: [{ name: 'Dark High Contrast', background: '#000000', text: '#FFFFFF' }],
  highContrastLight: [{ name: 'Light High Contrast', background: '#FFFFFF', text: '#292929' }],
} as const;

/** What WCAG 2.2 asks for at level AA: of text (1.4.3), and of marks that are no text (1.4.11). */
const least = { text: 4.5, mark: 3 };

const isBackground = (id: string): boolean => id.endsWith('Background');
const each = (
  check: (theme: { name: string; background: string; text: string }, kind: keyof typeof themes) => string[],
): string[] =>
  (['light', 'dark', 'highContrast', 'highContrastLight'] as const).flatMap((kind) =>
    themes[kind].flatMap((theme) => check(theme, kind)),
  );

describe('The colours that the extension brings', () => {
  const { colors } = manifest.contributes;

  it('stand out as borders, symbols and marks in every theme, on the page and on their own ground', () => {
    const faint = each(({ name, background }, kind) =>
      colors
        .filter(({ id }) => !isBackground(id))
        .flatMap(({ id, defaults }) => {
          const page = colour(background);
          const own = colors.find((other) => other.id === `${id}Background`)?.defaults[kind];
          const grounds = [page, ...(own === undefined ? [] : [over(colour(own), page)])];
          return grounds
            .map((ground) => contrast(over(colour(defaults[kind]), ground), ground))
            .filter((found) => found < least.mark)
            .map((found) => `${id} in ${name}: ${found.toFixed(2)}`);
        }),
    );
    assert.deepEqual(faint, []);
  });

  it('leave the text on them legible in every theme, even where two mentions lie over each other', () => {
    const grounds = colors.filter(({ id }) => isBackground(id));
    const faint = each(({ name, background, text }, kind) =>
      grounds.flatMap((lower) =>
        grounds.flatMap((upper) => {
          const below = over(colour(lower.defaults[kind]), colour(background));
          const found = contrast(colour(text), over(colour(upper.defaults[kind]), below));
          return found < least.text ? [`${upper.id} over ${lower.id} in ${name}: ${found.toFixed(2)}`] : [];
        }),
      ),
    );
    assert.deepEqual(faint, []);
  });
});

describe('Contrast', () => {
  it('is what WCAG says it is', () => {
    assert.equal(contrast(colour('#000'), colour('#fff')), 21);
    assert.equal(contrast(colour('#777777'), colour('rgb(255, 255, 255)')).toFixed(2), '4.48');
    assert.deepEqual(over(colour('#ff000080'), colour('#ffffff')).map(Math.round), [255, 127, 127, 1]);
  });
});
