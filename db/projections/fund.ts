import type { FundEvent, FundState } from '../../domain/fund-state.ts';
import type { Project } from '../projections.ts';
import { insertRows } from '../rows.ts';
import { fund, fundLine, fundSum } from '../schema.ts';

export const projectFund: Project = async (tx, { row, date, command }, recorded, folded) => {
  const event = recorded as FundEvent;
  const { id } = row;
  if (event.type === 'fundOpened') {
    const { area, year, places } = event;
    await tx.insert(fund).values({ id, area, year, unit: places.leadUnit ?? '' });
    return;
  }
  if (event.type !== 'fundEntered' && event.type !== 'fundCorrected') return;
  const { line, source, kind, amount, on, document } = event;
  const { number, on: documentOn, attachment = null } = document;
  const [note, corrects] =
    event.type === 'fundEntered' ? [event.note ?? null, null] : [event.reason, event.corrects];
  const entered = {
    ...{ fund: id, line, source, kind, amount, on, number, documentOn, attachment, note, corrects },
    ...{ enteredBy: command.actor, enteredOn: date },
  };
  const sums = (folded as FundState).sums[source];
  if (!sums) throw new Error(`${id} has no sums of ${source}`);
  await Promise.all([
    insertRows(tx, fundLine, [entered]),
    tx
      .insert(fundSum)
      .values({ fund: id, source, ...sums })
      .onConflictDoUpdate({ target: [fundSum.fund, fundSum.source], set: sums }),
  ]);
};
