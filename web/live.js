import { refresh } from './screen.js';

/** Events that come together are one look. */
const GATHER_MS = 150;
const AGAIN_MS = 3000;

let source = null;
let last = '';
let gathering = null;
let missed = false;
let say = () => undefined;

function changed() {
  missed = true;
  gathering ??= setTimeout(look, GATHER_MS);
}

/** What comes while it looks may not be in what it sees: it looks again. */
async function look() {
  missed = false;
  await refresh().finally(() => {
    gathering = missed ? setTimeout(look, GATHER_MS) : null;
  });
}

function connect() {
  source = new EventSource(`/api/v1/events/stream${last && `?cursor=${encodeURIComponent(last)}`}`);
  source.addEventListener('open', () => {
    say('live');
    // Whatever came between the look and the stream.
    changed();
  });
  source.addEventListener('recorded', ({ lastEventId }) => {
    last = lastEventId;
    changed();
  });
  source.addEventListener('error', ({ target }) => {
    say('away');
    // It comes back by itself unless it was refused.
    if (target === source && target.readyState === EventSource.CLOSED) setTimeout(follow, AGAIN_MS);
  });
}

let wanted = false;

function follow() {
  source?.close();
  source = null;
  // A page that nobody looks at leaves its connection to those that somebody does.
  if (wanted && !document.hidden) connect();
}

/** Follows what is recorded and refreshes the screen with it, for as long as somebody is signed in. */
export function live(on, status) {
  wanted = on;
  say = status;
  last = '';
  follow();
}

document.addEventListener('visibilitychange', follow);
