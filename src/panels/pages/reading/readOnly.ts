/** What would change a text that can be edited, as far as it can be prevented. */
const changes = ['beforeinput', 'paste', 'cut', 'drop', 'dragstart'] as const;

/**
 * Lets a person move and select in an element as in an editor, but change nothing.
 * @param selected the text to copy
 * @param mend puts the text back after an input method wrote into it, which cannot be prevented
 */
export function makeReadOnly(element: HTMLElement, selected: () => string, mend: () => void): void {
  for (const name of changes) {
    element.addEventListener(name, (event) => {
      event.preventDefault();
    });
  }
  for (const name of ['input', 'compositionend']) element.addEventListener(name, mend);
  element.addEventListener('copy', (event) => {
    const text = selected();
    if (text === '') return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  });
}
