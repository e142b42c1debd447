import { placeOf, type Event } from '../../db/queries/events.ts';
import { writeCursor } from '../cursor.ts';

export const eventView = ({ xid, ...event }: Event) => ({
  ...event,
  cursor: writeCursor(placeOf({ xid, ...event })),
});
