import { spawn } from 'node:child_process';

/**
 * Starts a script under this Node and collects what it says.
 * @param {string} script
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env added to the environment of this process
 */
export function startScript(script, args, env = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const seen = { stdout: '', stderr: '' };
  const waiting = new Set();
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => {
      seen[name] += text;
      waiting.forEach((check) => check());
    });
  }
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, ...seen })));

  /** Resolves when the output holds `text`; rejects with everything said when the process ends before. */
  function says(text) {
    return new Promise((resolve, reject) => {
      const check = () => seen.stdout.includes(text) && (waiting.delete(check), resolve(seen.stdout));
      waiting.add(check);
      ended.then((end) => reject(new Error(`ended with ${end.code ?? end.signal}:\n${end.stdout}\n${end.stderr}`)));
      check();
    });
  }
  return { child, pid: child.pid, ended, says, stop: (signal = 'SIGTERM') => (child.kill(signal), ended) };
}
