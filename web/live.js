import { refresh } from './screen.js';

/** Events that come together are one look. */
const GATHER_MS = 150;
const AGAIN_MS = 3000;

let source = null;
let last = '';
let gathering = null;
let say = () => undefined;

function changed() {
  gathering ??= setTimeout(async () => {
    await refresh().finally(() => {
      gathering = null;
    });
  }, GATHER_MS);
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
