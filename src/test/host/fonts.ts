import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installPackage } from './packages.js';
import { cache } from './paths.js';

/**
 * On Linux, makes sure that a browser has an Arabic and a Latin font, whatever the machine holds: two font packages
 * beside the system's own fonts, through a fontconfig file. Elsewhere the system brings both.
 *
 * @returns the environment variables that the browser needs
 */
export async function fontEnvironment(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') {
    return {};
  }
  const naskh = await installPackage('@expo-google-fonts/noto-naskh-arabic', '0.4.5');
  const dejavu = await installPackage('dejavu-fonts-ttf', '2.37.3');
  const file = path.join(cache, 'fonts.conf');
  await mkdir(cache, { recursive: true });
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${naskh}</dir>
  <dir>${path.join(dejavu, 'ttf')}</dir>
  <cachedir>${path.join(cache, 'fontconfig')}</cachedir>
  ${preference('sans-serif', 'DejaVu Sans')}
  ${preference('serif', 'DejaVu Serif')}
  ${preference('monospace', 'DejaVu Sans Mono')}
</fontconfig>
`,
  );
  return { FONTCONFIG_FILE: file };
}

/** A fontconfig rule: the family that a generic name stands for, with Noto Naskh Arabic behind it. */
function preference(generic: string, family: string): string {
  return `<alias><family>${generic}</family><prefer><family>${family}</family><family>Noto Naskh Arabic</family></prefer></alias>`;
}
