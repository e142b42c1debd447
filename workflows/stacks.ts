/**
 * The SDK takes down a stack for every promise that a case makes, so that `__stack_trace` can be asked what it waits for; all
 * cases wait at the same place of the one loop. Ten frames each, V8's own number, were a third of the time in the workflows' thread.
 * Two are those of the SDK's own hook, and of an error they still say where it was thrown and who called.
 */
const FRAMES = 2;

// Loaded before the SDK freezes what cases share: see preloadModules.
Error.stackTraceLimit = FRAMES;
