import type { Finding } from './finding.js';

/** All that was found, by what was checked and by the file that it is shown in. */
export class Findings {
  private readonly bySubject = new Map<string, readonly Finding[]>();
  /** For each file, the subjects with findings in it. */
  private readonly subjectsByFile = new Map<string, Set<string>>();
  /** For each actor or event that findings about others tell of, the subjects of these. */
  private readonly subjectsByOther = new Map<string, Set<string>>();
  private changed = new Set<string>();

  /** Replaces what was found about one subject. */
  put(subject: string, findings: readonly Finding[]): void {
    for (const { file, others = [] } of this.of(subject)) {
      this.subjectsByFile.get(file)?.delete(subject);
      for (const other of others) {
        const subjects = this.subjectsByOther.get(other);
        subjects?.delete(subject);
        if (subjects?.size === 0) this.subjectsByOther.delete(other);
      }
      this.changed.add(file);
    }
    if (findings.length === 0) this.bySubject.delete(subject);
    else this.bySubject.set(subject, findings);
    for (const { file, others = [] } of findings) {
      addTo(this.subjectsByFile, file, subject);
      for (const other of others) addTo(this.subjectsByOther, other, subject);
      this.changed.add(file);
    }
  }

  /** The subjects whose findings tell of an actor, event or mention of this id. */
  tellingOf(id: string): readonly string[] {
    return [...(this.subjectsByOther.get(id) ?? [])];
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

function addTo(subjects: Map<string, Set<string>>, key: string, subject: string): void {
  const known = subjects.get(key);
  if (known) known.add(subject);
  else subjects.set(key, new Set([subject]));
}
