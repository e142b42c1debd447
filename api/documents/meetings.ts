import { storyOf, type Vote } from './opinions.ts';
import type { Sources } from './sources.ts';

/** A meeting as its minutes tell it: one number of one office, with every vote in it. */
export interface HeldMeeting {
  readonly number: string;
  readonly office: string;
  readonly votes: readonly Vote[];
}

export function meetingsOf(sources: Sources): readonly HeldMeeting[] {
  const meetings = new Map<string, { number: string; office: string; votes: Vote[] }>();
  for (const approval of Object.keys(sources.state.approvals)) {
    for (const vote of storyOf(sources, approval).votes) {
      const { office, meeting } = vote;
      const key = JSON.stringify([office, meeting.number]);
      const known = meetings.get(key) ?? { number: meeting.number, office, votes: [] };
      known.votes.push(vote);
      meetings.set(key, known);
    }
  }
  return [...meetings.values()];
}
