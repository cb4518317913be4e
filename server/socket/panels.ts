import type { PersonId } from '#contract/ids';
import type { MarkSheet, PanelProgress } from '#contract/marking';
import type { MarkRepository } from '#db/marks';
import { markedByPeople, sheetOf } from '#marking/sheet';
import { conflictsOf } from '#scoring/agreement';
import type { Loaded } from '#sitting/commands';
import { seatsOf } from '#sitting/sitting';

/** Mark sheets and the panel's progress as people are shown them. */
export class Panels {
  readonly #marks: MarkRepository;

  constructor(marks: MarkRepository) {
    this.#marks = marks;
  }

  async sheet({ sitting, named }: Loaded, examinerId: PersonId): Promise<MarkSheet> {
    const [marks, notes] = await Promise.all([this.#marks.marks(sitting.id), this.#marks.notes(sitting.id)]);
    return sheetOf(named.exam.rubric, examinerId, marks, notes, sitting.sealedSheets.has(examinerId));
  }

  async progress({ sitting, named }: Loaded): Promise<PanelProgress> {
    const [marks, notes] = await Promise.all([this.#marks.marks(sitting.id), this.#marks.notes(sitting.id)]);
    const sheets = seatsOf(sitting, 'examiner').map(({ personId }) =>
      sheetOf(named.exam.rubric, personId, marks, notes, sitting.sealedSheets.has(personId)),
    );
    return {
      sheets,
      expectedCriteria: markedByPeople(named.exam.rubric).length,
      conflicts: conflictsOf(named.exam, sheets),
    };
  }
}
