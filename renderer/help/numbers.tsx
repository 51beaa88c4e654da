/** What each word and number of a report stands for (SPEC §3). */
export function Numbers() {
  return (
    <section className="section help-text" aria-labelledby="numbers-heading">
      <h2 id="numbers-heading" tabIndex={-1}>
        What the numbers mean
      </h2>
      <p>
        A report looks back one hour, one day and one week from its “as of”, and only at the time in which a
        store was open. A store without business hours counts as open around the clock; one without a time
        zone as in America/Chicago.
      </p>
      <dl>
        <dt>Poll count</dt>
        <dd>
          Each poll in business hours counts as one hour, up or down, however many there were. Of the last
          hour the earliest poll decides. A window counts only if the store is open at this time of day;
          otherwise it says so.
        </dd>
        <dt>Interpolated</dt>
        <dd>
          An estimate of the time between polls. Each moment takes the state of the nearest poll of the same
          opening: a store polled down at 10:00 and up at 11:00 counts as down until 10:30.
        </dd>
        <dt>How long a poll speaks for</dt>
        <dd>
          90 minutes, unless you choose otherwise. Time further than that from every poll is not observed.
        </dd>
        <dt>Not observed</dt>
        <dd>Business time of which nothing is known. It is never counted as up, nor as down.</dd>
        <dt>Uptime</dt>
        <dd>
          Up ÷ (up + down). “–” where nothing is known; never rounded to 100% while there was any downtime.
        </dd>
      </dl>
    </section>
  );
}
