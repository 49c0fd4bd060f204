type Manifest = Record<string, unknown>;
export function packagedManifest(manifest: Manifest): Manifest;
export function packagedReadme(readme: string, hasRepository: boolean): string;
export function readmePictures(readme: string): string[];
