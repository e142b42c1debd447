import { eq, sql } from 'drizzle-orm';
import type { CommandBase } from '../../domain/case.ts';
import {
  isOfficeHolderCommand,
  type OfficeHolder,
  type OfficeHolderCommand,
} from '../../domain/office-holder.ts';
import type { ProgrammeFacts } from '../../domain/programme-state.ts';
import type { DateString } from '../../domain/time.ts';
import type { Reader } from '../client.ts';
import { area, cadre, officeHolder } from '../schema.ts';

type Found = Pick<ProgrammeFacts, 'headquarters' | 'holder' | 'onRoster'>;

export async function officeHolderFacts(reader: Reader, command: CommandBase): Promise<Found> {
  if (!isOfficeHolderCommand(command as CommandBase & OfficeHolderCommand)) return {};
  const { act, holder, person } = command as CommandBase & { holder: string; person?: string };
  if (act === 'endOfficeHolder') {
    const found = await findHolder(reader, holder);
    return found ? { holder: found } : {};
  }
  const [headquarters, [known]] = await Promise.all([
    reader.select({ code: area.code }).from(area).where(eq(area.kind, 'headquarters')),
    reader
      .select({ id: cadre.id })
      .from(cadre)
      .where(eq(cadre.id, person ?? '')),
  ]);
  return { headquarters: headquarters.map(({ code }) => code), onRoster: known !== undefined };
}

async function findHolder(reader: Reader, id: string): Promise<OfficeHolder | undefined> {
  const [row] = await reader
    .select({
      headquarters: officeHolder.headquarters,
      from: sql<DateString>`lower(${officeHolder.period})::text`,
      until: sql<DateString | null>`upper(${officeHolder.period})::text`,
    })
    .from(officeHolder)
    .where(eq(officeHolder.id, id));
  return row;
}
