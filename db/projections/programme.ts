import { eq, sql } from 'drizzle-orm';
import { isChangeEvent } from '../../domain/changes.ts';
import type { ProgrammeEvent } from '../../domain/programme-state.ts';
import { adoptVersion } from '../policies.ts';
import type { Project } from '../projections.ts';
import { calendarDay, claim, clock } from '../schema.ts';
import { storeChange } from './change.ts';
import { storeOfficeHolder } from './office-holder.ts';
import { storeGrades } from './statutory-grade.ts';
import { endStored, storeSubstitution } from './substitution.ts';

export const projectProgramme: Project = async (tx, about, recorded) => {
  const event = recorded as ProgrammeEvent;
  const { row } = about;
  if (isChangeEvent(event)) return storeChange(tx, about, event);
  switch (event.type) {
    // Imported people are claimed in the programme's own transaction: all of them or none.
    case 'postingsImported':
      await tx.insert(claim).values(
        event.rows.map(({ posting, person, since, termEnd }) => ({
          ...{ holder: posting, person, kind: 'posting' as const },
          period: `[${since},${termEnd > since ? termEnd : since}]`,
        })),
      );
      return;
    case 'dayDeclared': {
      const { day, working, document } = event;
      await tx
        .insert(calendarDay)
        .values({ day, working, document })
        .onConflictDoUpdate({ target: calendarDay.day, set: { working, document } });
      await tx.update(clock).set({ declared: sql`declared + 1` });
      return;
    }
    case 'policyAdopted':
      return adoptVersion(tx, row.programme, event.version);
    case 'substituteNamed':
      return storeSubstitution(tx, event);
    case 'substitutionEnded':
      return endStored(tx, event);
    case 'officeHolderRecorded':
    case 'officeHolderEnded':
      return storeOfficeHolder(tx, about, event);
    case 'gradesRecorded':
      return storeGrades(tx, about, event);
    case 'dayRevoked':
      await tx.delete(calendarDay).where(eq(calendarDay.day, event.day));
      await tx.update(clock).set({ declared: sql`declared + 1` });
      return;
  }
};
