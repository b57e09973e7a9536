// Loaded before a server with --import: when the launcher is gone, however it ended, its end of this process's
// input closes, and the server is asked to stop instead of keeping the port.
process.stdin.on('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref();
