import { SingleBar } from 'cli-progress';

/** How far a run is. Shares are 0..1; rows are counted because their total is unknown while a file is read. */
export interface Progress {
  update(share: number, rowCount: number): void;
  stop(): void;
}

const lineEveryMs = 5_000;
const barSteps = 1_000;

/** A bar on a terminal; elsewhere one plain line now and then, so that logs stay readable. */
export function startProgress(what: string, output: NodeJS.WriteStream): Progress {
  return output.isTTY ? bar(what, output) : lines(what, output);
}

function bar(what: string, output: NodeJS.WriteStream): Progress {
  const format = `${what} [{bar}] {percentage} % | {rows} rows | {duration_formatted}`;
  const single = new SingleBar({
    format,
    stream: output,
    hideCursor: true,
    fps: 5,
    barCompleteChar: '=',
    barIncompleteChar: ' ',
  });
  single.start(barSteps, 0, { rows: 0 });
  return {
    update: (share, rowCount) => single.update(Math.round(share * barSteps), { rows: rowCount }),
    stop: () => single.stop(),
  };
}

function lines(what: string, output: NodeJS.WriteStream): Progress {
  let lastMs = performance.now();
  return {
    update(share, rowCount) {
      if (performance.now() - lastMs < lineEveryMs) return;
      lastMs = performance.now();
      output.write(`${what}: ${rowCount} rows, ${Math.floor(share * 100)} %\n`);
    },
    stop: () => undefined,
  };
}
