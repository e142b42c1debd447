import type { Message } from '../../domain/case.ts';
import { Refusal } from '../../domain/errors.ts';
import type { PostingCommand } from '../../domain/posting-commands.ts';
import { posting } from '../../domain/posting.ts';
import type { PostingFacts, PostingState } from '../../domain/posting-state.ts';
import type { Facts } from '../../domain/ports.ts';
import type { SeatPlan } from '../../domain/selection-state.ts';
import { team } from '../../domain/team.ts';
import type { TeamCommand, TeamEvent, TeamState } from '../../domain/team-state.ts';
import { addDays, addMonths, type DateString } from '../../domain/time.ts';
import { decideOn, type Asked } from './given.ts';
import { clock, TOWN, townTeam } from './shenzhen.ts';

/** A seat that a selection still looks for. */
export interface Search {
  readonly selection: string;
  readonly plan: SeatPlan;
}

/**
 * A team and every posting of it together, as the record would have them: messages wait in an outbox and go out in any
 * order between receivers, in their own order for each; nobody is claimed twice; the date moves when nothing is in flight.
 */
export class TeamWorld {
  date: DateString = '2021-03-15';
  team: TeamState = team.initial;
  readonly events: TeamEvent[] = [];
  readonly postings = new Map<string, PostingState>();
  /** Who is wanted by which posting: the table `claim`. */
  readonly claims = new Map<string, string>();
  readonly searches: Search[] = [];
  readonly #filled = new Map<string, { filled: string[]; givenUp: string[] }>();
  readonly #outbox: Message[] = [];

  /** `inPost`: every seat has somebody already, brought in without a selection. */
  constructor({ inPost }: { readonly inPost: boolean }) {
    const { area, kind, seats } = townTeam();
    const limits = { launchBy: '2021-04-13', completeBy: '2021-08-01' };
    const programme = 'programme/shenzhen-2022';
    this.toTeam({ act: 'form', programme, area, kind, seats, ...limits, date: this.date }, clock);
    if (!inPost) return;
    seats.forEach(({ seat, role, places }, n) => {
      const id = `posting/${seat}/1`;
      const person = `c-${n}`;
      const term = { since: this.date, termFrom: this.date, termEnd: addMonths(this.date, 36) };
      this.claims.set(person, id);
      const brought = { act: 'import' as const, person, seat, area, kind, role, places, posts: [], ...term };
      this.toPosting(id, { ...brought, date: this.date }, clock);
    });
    this.pass(0, 0);
  }

  /** Carries it out as the record would: a refusal changes nothing. */
  toTeam(asked: Asked<TeamCommand> | { act: 'tick'; date: DateString }, facts: Facts): void {
    const id = `team/${TOWN}`;
    for (const event of this.#decided(() => decideOn(team, this.team, asked, facts))) {
      this.team = team.evolve(this.team, event, this.date);
      this.events.push(event);
      this.#post(team.messages(this.team, event, id));
    }
  }

  toPosting(
    id: string,
    asked: Asked<PostingCommand> | { act: 'tick'; date: DateString },
    facts: Facts,
  ): void {
    const before = this.postings.get(id) ?? posting.initial;
    const known: PostingFacts = { ...facts, predecessorHolds: this.#holds(before.relieves) };
    let state = before;
    for (const event of this.#decided(() => decideOn(posting, state, asked, known))) {
      state = posting.evolve(state, event, this.date);
      if (event.type === 'released' || event.type === 'cancelled') this.claims.delete(state.person);
      this.postings.set(id, state);
      this.#post(posting.messages(state, event, id));
    }
  }

  #holds(id: string | null): boolean {
    return id !== null && (this.postings.get(id)?.holding ?? false);
  }

  #decided<E>(decide: () => readonly E[]): readonly E[] {
    try {
      return decide();
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }

  #post(messages: readonly Message[]): void {
    for (const message of messages) {
      if (message.kind === 'team' || message.kind === 'posting') this.#outbox.push(message);
      if (message.kind !== 'selection') continue;
      const { seats } = message.payload as unknown as { seats: readonly SeatPlan[] };
      this.searches.push(...seats.map((plan) => ({ selection: message.to, plan })));
    }
  }

  /** Somebody is dispatched to a seat, unless they are wanted elsewhere. */
  dispatch(search: Search, person: string): void {
    if (this.claims.has(person) || !this.#drop(search)) return;
    const { plan, selection } = search;
    const { seat, role, places, relieves, termFrom, termMonths } = plan;
    this.claims.set(person, plan.posting);
    const { area, kind } = this.team;
    const term = { termFrom, termEnd: addMonths(termFrom, termMonths) };
    const start = {
      person,
      seat,
      area,
      kind,
      role,
      places,
      selection,
      ...(relieves && { relieves }),
      ...term,
    };
    this.#outbox.push({ to: plan.posting, kind: 'posting', act: 'start', payload: start });
    if (relieves) this.#say(relieves, 'successorNamed', { successor: plan.posting });
    this.#settleSelection(selection, seat, 'filled');
  }

  /** Nobody is found. */
  giveUp(search: Search): void {
    if (!this.#drop(search)) return;
    const { seat, relieves } = search.plan;
    if (relieves) this.#say(relieves, 'reliefGivenUp', {});
    this.#settleSelection(search.selection, seat, 'givenUp');
  }

  #say(to: string, act: string, payload: Message['payload']): void {
    this.#outbox.push({ to, kind: 'posting', act, payload });
  }

  #drop(search: Search): boolean {
    const at = this.searches.indexOf(search);
    if (at >= 0) this.searches.splice(at, 1);
    return at >= 0;
  }

  #settleSelection(selection: string, seat: string, what: 'filled' | 'givenUp'): void {
    const results = this.#filled.get(selection) ?? { filled: [], givenUp: [] };
    this.#filled.set(selection, { ...results, [what]: [...results[what], seat] });
    if (this.searches.some((other) => other.selection === selection)) return;
    const payload = { selection, ...this.#filled.get(selection) };
    this.#outbox.push({ to: `team/${TOWN}`, kind: 'team', act: 'selectionEnded', payload });
  }

  /** Delivers one message: the first that waits for a receiver. */
  deliver(choice: number): void {
    const receivers = [...new Set(this.#outbox.map(({ to }) => to))];
    const to = receivers[choice % receivers.length];
    const at = this.#outbox.findIndex((message) => message.to === to);
    const [message] = at >= 0 ? this.#outbox.splice(at, 1) : [];
    if (!message) return;
    const { kind, act, payload } = message;
    const asked = { ...payload, act, date: this.date } as unknown;
    if (kind === 'team') this.toTeam(asked as Asked<TeamCommand>, clock);
    else this.toPosting(message.to, asked as Asked<PostingCommand>, clock);
  }

  get inFlight(): boolean {
    return this.#outbox.length > 0;
  }

  /** The date moves: first everything in flight is delivered, and whatever is due looks up. */
  pass(days: number, choice: number): void {
    for (let n = choice; this.inFlight; n += choice + 1) this.deliver(n);
    const end = addDays(this.date, days);
    for (;;) {
      const due = [...this.#dues()]
        .filter(([, on]) => on <= end)
        .toSorted(([, a], [, b]) => (a < b ? -1 : 1))[0];
      if (!due) break;
      const [id, on] = due;
      if (on > this.date) this.date = on;
      const tick = { act: 'tick' as const, date: this.date };
      if (id.startsWith('team/')) this.toTeam(tick, clock);
      else this.toPosting(id, tick, clock);
      while (this.inFlight) this.deliver(choice);
      const still = new Map(this.#dues()).get(id);
      if (still !== undefined && still <= this.date) throw new Error(`the tick of ${id} moved nothing`);
    }
    this.date = end;
  }

  *#dues(): Generator<readonly [string, DateString]> {
    const own = team.due(this.team);
    if (own !== null) yield [`team/${TOWN}`, own];
    for (const [id, state] of this.postings) {
      const due = posting.ended(state) ? null : posting.due(state);
      if (due !== null) yield [id, due];
    }
  }
}
