/**
 * A process of its own that locks a database until its standard input ends: `node hold-lock.ts PATH write|exclusive`. It says `held`
 * once it has the lock. Node only.
 */

import Database from 'libsql';

const [path = '', kind] = process.argv.slice(2);
const db = new Database(path, { timeout: 5_000 });
if (kind === 'exclusive') db.exec('pragma locking_mode = exclusive');
db.exec('begin exclusive');
db.exec(
  "insert into changes (film_id, version, changed_at, actor) select id, 99, '', 'lock' from films limit 1",
);
process.stdout.write('held\n');
process.stdin.on('end', () => {
  db.exec('rollback');
  db.close();
});
process.stdin.resume();
