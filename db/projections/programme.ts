import type { ProgrammeEvent } from '../../domain/programme-state.ts';
import type { Project } from '../projections.ts';
import { claim } from '../schema.ts';

/** Imported people are claimed in the programme's own transaction: all of them or none. */
export const projectProgramme: Project = async (tx, _at, recorded) => {
  const event = recorded as ProgrammeEvent;
  if (event.type !== 'postingsImported') return;
  await tx.insert(claim).values(
    event.rows.map(({ posting, person, since, termEnd }) => ({
      ...{ holder: posting, person, kind: 'posting' as const },
      period: `[${since},${termEnd > since ? termEnd : since}]`,
    })),
  );
};
