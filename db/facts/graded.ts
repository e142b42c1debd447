import { inArray } from 'drizzle-orm';
import type { CommandBase } from '../../domain/case.ts';
import { officeId } from '../../domain/office.ts';
import type { ProgrammeFacts } from '../../domain/programme-state.ts';
import type { GradedPerson, RecordGrades } from '../../domain/statutory-grade.ts';
import type { Reader } from '../client.ts';
import { textsById } from '../queries/texts.ts';
import { heirsOf } from '../queries/heirs.ts';
import { currentGrades } from '../queries/statutory-grades.ts';
import { cadre } from '../schema.ts';

type Found = Pick<ProgrammeFacts, 'graded' | 'said'>;

/** Whose grades the command records: who may, and what stands. */
export async function gradedFacts(reader: Reader, command: CommandBase): Promise<Found> {
  if (command.act !== 'recordGrades') return {};
  const { items } = command as CommandBase & RecordGrades;
  const persons = [...new Set(items.map(({ person }) => person))];
  const [people, current, heirs, said] = await Promise.all([
    reader.select({ id: cadre.id, unit: cadre.unit }).from(cadre).where(inArray(cadre.id, persons)),
    currentGrades(reader, persons),
    heirsOf(reader),
    textsById(
      reader,
      items.map(({ grade }) => grade),
    ),
  ]);
  const graded = people.map(({ id, unit }): [string, GradedPerson] => [
    id,
    {
      offices: [...new Set([unit, heirs(unit).code])].map((code) => officeId(code, 'hr')),
      grades: Object.fromEntries(
        current
          .filter(({ person }) => person === id)
          .map(({ year, version, grade }) => [String(year), { version, grade }]),
      ),
    },
  ]);
  return { graded: Object.fromEntries(graded), said };
}
