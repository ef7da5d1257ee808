import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/**
 * The children run in process groups of their own, so nothing stops them when this process is killed outright. A tiny shell
 * that hangs on a pipe does: it is told each group as it comes and goes, and ends those left when the pipe closes.
 */
const script = `
trap '' INT TERM HUP
groups=''
while read -r sign group; do
  if [ "$sign" = '+' ]; then groups="$groups $group"; continue; fi
  rest=''
  for each in $groups; do [ "$each" = "$group" ] || rest="$rest $each"; done
  groups=$rest
done
[ -z "$groups" ] && exit 0
for each in $groups; do kill -INT -"$each" 2>/dev/null; kill -TERM -"$each" 2>/dev/null; done
tries=0
while [ $tries -lt 10 ]; do
  alive=''
  for each in $groups; do kill -0 -"$each" 2>/dev/null && alive=1; done
  [ -z "$alive" ] && exit 0
  tries=$((tries + 1)); sleep 1
done
for each in $groups; do kill -KILL -"$each" 2>/dev/null; done
`;

let shell: ChildProcess | undefined;

function tell(line: string): void {
  if (process.platform === 'win32') return;
  if (!shell) {
    shell = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
    shell.unref();
    shell.stdin?.on('error', () => undefined);
    (shell.stdin as { unref?: () => void } | null)?.unref?.();
  }
  shell.stdin?.write(line);
}

/** From now on the process group ends with this process, however this process ends. */
export function guardGroup(processGroupId: number): void {
  tell(`+ ${processGroupId}\n`);
}

/** To be called once the group is gone, before its number can be given to somebody else. */
export function releaseGroup(processGroupId: number): void {
  tell(`- ${processGroupId}\n`);
}
