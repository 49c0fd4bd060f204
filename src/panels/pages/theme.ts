/** Calls `changed` whenever VS Code's theme is another. */
export function onThemeChange(changed: () => void): void {
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ['style', 'class'] });
  new MutationObserver(changed).observe(document.body, { attributeFilter: ['class'] });
}
