// A 10 MiB stream of manifests through `berth annotate`, and the same file read and written by ruamel.yaml.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIZE = 10 * 1024 * 1024;
const CORPUS = 'tests/corpus';
/** What cannot stand in a stream with others, or what ruamel.yaml refuses. */
const ALONE = /^(none|refused|bom|crlf|directives|document|no-final|duplicate|merge|flow-one|tabs)|\.json$/;

/** Manifests of the corpus in turn, with settings of the usual length between them, up to the size guard. */
function stream() {
  const pieces = readdirSync(CORPUS).filter((name) => !ALONE.test(name)).sort();
  const texts = pieces.map((name) => readFileSync(join(CORPUS, name), 'utf8').replace(/^(---\n)?/, '---\n').replace(/\n?$/, '\n'));
  const entry = (_, index) => `    key-${index}: "value ${index} of many"  # 注释\n`;
  const settings = `---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  nested:\n${Array.from({ length: 900 }, entry).join('')}`;
  let text = '';
  let bytes = 0;
  for (let index = 0; ; index += 1) {
    const next = texts[index % texts.length] + settings;
    bytes += Buffer.byteLength(next);
    if (bytes > SIZE) return text;
    text += next;
  }
}

/** Megabytes a second of processor time on both sides (best of five here, one there), and our peak memory by the input's size. */
export function annotating(binary) {
  const folder = mkdtempSync(join(tmpdir(), 'berth-manifests-'));
  const file = join(folder, 'stream.yaml');
  writeFileSync(file, stream());
  const megabytes = statSync(file).size / 1e6;
  const runs = Array.from({ length: 5 }, () => measured(binary, ['annotate', file, '--instance-id', 'cri-nwj395hgf6f00000']));
  const theirs = Number(execFileSync('target/venv-bench/bin/python', ['scripts/bench/roundtrip.py', file], { encoding: 'utf8' }));
  rmSync(folder, { recursive: true });
  return {
    ours: megabytes / Math.min(...runs.map(({ seconds }) => seconds)),
    peak: Math.max(...runs.map(({ bytes }) => bytes)) / 1e6 / megabytes,
    theirs: megabytes / theirs,
  };
}

/** Processor seconds and peak memory of a command, as the kernel counted them. */
function measured(command, words) {
  const ask = 'import resource,subprocess,sys; subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL,check=True); u=resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime+u.ru_stime,u.ru_maxrss)';
  const { stdout, status } = spawnSync('python3', ['-c', ask, command, ...words], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed on the stream`);
  const [seconds, kilobytes] = stdout.trim().split(' ').map(Number);
  return { seconds, bytes: kilobytes * 1024 };
}
