import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#runtime';

describe('what is shipped', () => {
  it('has no gallery in it', () => {
    const built = join(projectRoot, 'dist/web');
    expect(existsSync(join(built, 'index.html'))).toBe(true);
    const scripts = globSync(join(built, 'assets/*.js'));
    expect(scripts.length).toBeGreaterThan(10);
    const found = scripts.filter((file) =>
      /made-up server|Two thousand lines|dev\/sites/.test(readFileSync(file, 'utf8')),
    );
    expect(found).toEqual([]);
  });
});
