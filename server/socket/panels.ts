import type { PersonId } from '#contract/ids';
import type { AdjudicationCase, MarkSheet, PanelProgress } from '#contract/marking';
import type { MarkRepository } from '#db/marks';
import { casesOf } from '#marking/cases';
import { sheetForOthers, sheetOf } from '#marking/sheet';
import { conflictsOf } from '#scoring/agreement';
import { type Loaded, planOf } from '#sitting/commands';
import { seatsOf } from '#sitting/sitting';

/** Mark sheets and the panel's progress as people are shown them. */
export class Panels {
  readonly #marks: MarkRepository;

  constructor(marks: MarkRepository) {
    this.#marks = marks;
  }

  async sheet({ sitting, named }: Loaded, examinerId: PersonId): Promise<MarkSheet> {
    const [marks, notes] = await Promise.all([this.#marks.marks(sitting.id), this.#marks.notes(sitting.id)]);
    return sheetOf(planOf({ sitting, named }), examinerId, marks, notes, sitting.sealedSheets.has(examinerId));
  }

  /** Everyone's sheets, without what is private, and where they differ [MK6]. */
  async progress(loaded: Loaded): Promise<PanelProgress> {
    const sheets = await this.#sheets(loaded);
    return { sheets, conflicts: conflictsOf(loaded.named.exam, sheets), cases: this.#cases(loaded, sheets) };
  }

  /** What a blind adjudicator sees: which criteria, and which seconds; no mark and no note [MK7]. */
  async cases(loaded: Loaded): Promise<AdjudicationCase[]> {
    return this.#cases(loaded, await this.#sheets(loaded));
  }

  async #sheets(loaded: Loaded): Promise<MarkSheet[]> {
    const { sitting } = loaded;
    const [marks, notes] = await Promise.all([this.#marks.marks(sitting.id), this.#marks.notes(sitting.id)]);
    return seatsOf(sitting, 'examiner').map(({ personId }) =>
      sheetForOthers(sheetOf(planOf(loaded), personId, marks, notes, sitting.sealedSheets.has(personId))),
    );
  }

  #cases({ sitting }: Loaded, sheets: readonly MarkSheet[]): AdjudicationCase[] {
    return casesOf(sitting.disputed, sitting.adjudicated, sheets);
  }
}
