import { ApiProblem } from '@/api/http';
import { Button, Columns, EmptyState, ErrorState } from '@/kit';
import { SearchOffIcon } from '@/kit/icons';
import { Part } from './part';

const problems = [
  new ApiProblem(0, { code: 'OFFLINE' }),
  new ApiProblem(404, { code: 'NOT_FOUND' }),
  new ApiProblem(403, { code: 'FORBIDDEN' }),
  new ApiProblem(500, { code: 'UNEXPECTED', detail: 'The made-up server is broken.' }),
];

/** Places without content. */
export function StatesPart() {
  return (
    <Part id="states" title="Empty and failing">
      <Columns min={380}>
        <EmptyState
          icon={SearchOffIcon}
          title="Nothing is here"
          content="And this is why."
          action={<Button variant="contained">Do something</Button>}
        />
        {problems.map((problem) => (
          <ErrorState key={problem.code} error={problem} retry={() => undefined} />
        ))}
      </Columns>
    </Part>
  );
}
