/** Loaded before a server that is measured: SIGUSR2 collects all garbage, so that memory can be compared. */
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  globalThis.gc?.();
});
