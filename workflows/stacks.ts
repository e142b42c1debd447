/**
 * The SDK takes down a stack for every promise that a case makes, so that `__stack_trace` can be asked what it waits for; all
 * cases wait at the same place of the one loop. With ten frames each, V8's own number, it took a third of the time of the
 * workflows' thread. Two are those of the SDK's own hook; of an error they still say where it was thrown and who called.
 */
const FRAMES = 2;

/** To be called while the workflows are loaded: what cases share is frozen then, `Error` too (see preloadModules). */
export function keepStacksShort(): void {
  Error.stackTraceLimit = FRAMES;
}
