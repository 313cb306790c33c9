// JAX on one native thread, in a Python environment of its own; where there is no Python, it is left out.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const cache = process.env.VG_TOOLS || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'vanishing-gradients');
const home = join(cache, 'jax');
const python = join(home, platform() === 'win32' ? 'Scripts/python.exe' : 'bin/python3');

// Makes the environment where it is missing; says whether it is there.
function prepare() {
  if (spawnSync(python, ['-c', 'import jax']).status === 0) return true;
  if (spawnSync('python3', ['--version']).status !== 0) return false;
  console.log(`Installing JAX into ${home} (about a minute, once).`);
  const made = spawnSync('python3', ['-m', 'venv', home]).status === 0;
  return made && spawnSync(python, ['-m', 'pip', 'install', '--quiet', 'jax']).status === 0;
}

let there;

export async function startJax({ depth, width, batch }) {
  there ??= prepare() && existsSync(python);
  if (!there) return null;
  const script = fileURLToPath(new URL('jax_step.py', import.meta.url));
  const env = { ...process.env, JAX_PLATFORMS: 'cpu', XLA_FLAGS: '--xla_cpu_multi_thread_eigen=false' };
  const child = spawn(python, [script, depth, width, batch].map(String), { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => Number((await lines.next()).value);
  await next();
  return {
    run: () => { child.stdin.write('\n'); return next(); },
    close: () => child.stdin.end(),
  };
}
