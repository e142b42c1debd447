import type { ImportWorld } from '../../domain/import-world.ts';
import { policy, shenzhen } from './shenzhen.ts';

const seats = new Map(
  shenzhen.teams.flatMap(({ area, kind, seats: own }) =>
    own.map(({ seat, role, places }) => [
      seat,
      { area, kind, role, places, posting: `posting/${seat}/1`, vacant: true },
    ]),
  ),
);

/** Every seat of the plan is vacant, and these people are on the roster and free. */
export const emptyWorld: ImportWorld = {
  today: '2022-03-01',
  policy,
  seats,
  names: new Map([
    ['c-1', '陈一'],
    ['c-2', '林二'],
    ['c-3', '黄三'],
  ]),
  engaged: new Map(),
};

/** The same with some seats held by somebody. */
export const withHeld = (...held: readonly string[]): ImportWorld => ({
  ...emptyWorld,
  seats: new Map([...seats].map(([id, seat]) => [id, { ...seat, vacant: !held.includes(id) }])),
});
