import { openService } from '../../main/jobs/service/service.ts';
import '../fixtures/keep-compiled.ts';

// Asks for reports in bursts, and prints each id as it is answered, until it is killed.
const [file = '', burst = ''] = process.argv.slice(2);
const service = openService(file);
for (;;) {
  const asked = Array.from({ length: Number(burst) }, async () => {
    const id = await service.triggerReport({ asOf: 'now', reach: 5_400_000 });
    process.stdout.write(`${id}\n`);
    return service.reportEnded(id);
  });
  await Promise.all(asked);
}
