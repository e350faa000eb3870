import { literalsIn, textsOf } from './literal-texts.js';

describe('texts that stand in the components', () => {
  it('are found wherever people would read or hear them', () => {
    expect(literalsIn('const a = <p>Bonjour {name}</p>;')).toEqual(['Bonjour']);
    expect(literalsIn("const a = <p>{'Bonjour'}</p>;")).toEqual(['Bonjour']);
    expect(literalsIn('const a = <A label="Enregistrer" aria-label="Fermer la fiche" />;')).toEqual([
      'Enregistrer',
      'Fermer la fiche',
    ]);
  });

  it('are not keys, names, signs, nor what only programs read', () => {
    expect(
      literalsIn('const a = <A title="crm.company.identity" id="name" variant="text">· {x} <B>b2o</B></A>;'),
    ).toEqual([]);
    expect(literalsIn('const a = <A><B /> 12 % </A>;')).toEqual([]);
  });

  it('and keys are read from the calls that name them outright', () => {
    const source = "text('list.empty'); text(key); local.text('x.y'); text(\n  'page.of', { n });";
    expect(textsOf(source)).toEqual(['list.empty', 'page.of']);
  });
});
