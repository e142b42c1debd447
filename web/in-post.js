import { caseLink } from './names.js';
import { me } from './screen.js';

const isOnSite = ({ from, to }) => from <= me.session.today && (to === null || to > me.session.today);

/** The postings of whoever is signed in: in a team in a year, and wherever they are on site today. */
export const ownPostings = (area, year) =>
  me.session.postings.filter(
    (own) =>
      own.area === area && own.from <= `${year}-12-31` && (own.to === null || own.to > `${year}-01-01`),
  );
export const postingToday = (session) => session?.postings.find(isOnSite);

/** Whoever leads a team enters for everybody in it. */
export const leadsTeam = (area) =>
  me.session.postings.some((own) => own.area === area && own.role !== 'member' && isOnSite(own));

/** Whoever is in post only does not read the posting of a colleague. */
export const postingLink = (posting, name) =>
  me.session.offices.length > 0 ? caseLink(posting, name) : name;
