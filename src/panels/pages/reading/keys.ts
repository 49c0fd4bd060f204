/** What of a key press counts; `code` is the key's place, since an Arabic keyboard has other letters there. */
export interface KeyPress {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const alone = /^F(2|7|12)$/;
const withAlt =
  /^(Key[ACDIJKLMNOPQUW]|Period|Comma|Bracket(Left|Right)|Enter|Backspace|Delete|Arrow(Up|Down))$/;
const withControl = /^Key[IKYZ]$/;

/**
 * Whether a key is one of Hashiya's, by whatever modifiers beside Alt, Control and Command. VS Code hears of every key in
 * the page, but leaves the browser to do what it does with it too: go to its address bar with Alt+D, or ask about a cursor
 * in all pages with F7.
 */
export function isOurs({ code, altKey, ctrlKey, metaKey }: KeyPress): boolean {
  if (alone.test(code)) return true;
  return altKey ? withAlt.test(code) : (ctrlKey || metaKey) && withControl.test(code);
}
