import type { Finding } from './finding.js';

/** All that was found, by what was checked and by the file that it is shown in. */
export class Findings {
  private readonly bySubject = new Map<string, readonly Finding[]>();
  /** For each file, the subjects with findings in it. */
  private readonly subjectsByFile = new Map<string, Set<string>>();
  private changed = new Set<string>();

  /** Replaces what was found about one subject. */
  put(subject: string, findings: readonly Finding[]): void {
    for (const { file } of this.of(subject)) {
      this.subjectsByFile.get(file)?.delete(subject);
      this.changed.add(file);
    }
    if (findings.length === 0) this.bySubject.delete(subject);
    else this.bySubject.set(subject, findings);
    for (const { file } of findings) {
      const subjects = this.subjectsByFile.get(file);
      if (subjects) subjects.add(subject);
      else this.subjectsByFile.set(file, new Set([subject]));
      this.changed.add(file);
    }
  }

  of(subject: string): readonly Finding[] {
    return this.bySubject.get(subject) ?? [];
  }

  in(file: string): Finding[] {
    const found = [...(this.subjectsByFile.get(file) ?? [])].flatMap((subject) => this.of(subject));
    return found.filter((finding) => finding.file === file);
  }

  /** The files with findings. */
  get files(): string[] {
    return [...this.subjectsByFile].filter(([, subjects]) => subjects.size > 0).map(([file]) => file);
  }

  /** The files whose findings may be others since this was last asked. */
  takeChanged(): ReadonlySet<string> {
    const { changed } = this;
    this.changed = new Set();
    return changed;
  }
}
