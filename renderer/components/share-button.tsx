import './dialog.css';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { FileOf } from '../../preload/contract.ts';
import { formatCount } from '../format/numbers.ts';
import { Button } from './button.tsx';
import { offerShare } from './current-share.ts';
import { type Choice, Segmented } from './segmented.tsx';
import type { Part, SharedAs } from './share-parts.ts';
import type { HandOver } from './use-save.ts';

const LABELS: Readonly<Record<SharedAs, string>> = {
  xlsx: 'Excel',
  pdf: 'PDF',
  csv: 'CSV',
  parquet: 'Parquet',
  pack: 'A pack',
};

/** In a sentence, where that is not the label. */
const NAMES: Readonly<Partial<Record<SharedAs, string>>> = {
  pack: 'pack',
  xlsx: 'Excel workbook',
  csv: 'CSV file',
};

const WORDS: Readonly<Record<SharedAs, string>> = {
  pack: 'A zip with a folder for each group and one for all stores, each with the Excel workbook, the PDF and the CSV.',
  xlsx: 'A workbook for people: a summary in words, tables with filters, and what they were made from.',
  pdf: 'Pages for reading and printing: the answer on one page, then the tables, and what they were made from.',
  csv: 'A table for programs, exact to the digit.',
  parquet: 'The same table with numbers and times typed, for DuckDB, Spark or pandas.',
};

const IN_ORDER: readonly SharedAs[] = ['xlsx', 'pdf', 'csv', 'parquet', 'pack'];

/**
 * Asks what to hand over of a screen and as what, in words and numbers, before it is saved or printed. The first part is what
 * the screen shows, and what Print means.
 */
export function ShareButton({
  parts,
  handOver,
}: {
  readonly parts: readonly [Part, ...Part[]];
  readonly handOver: HandOver;
}) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const print = useEffectEvent(() => void handOver.print(parts[0].of()));
  useEffect(
    () =>
      offerShare({
        sharing: { open: () => setOpen(true), print: () => print() },
        isVisible: () => place.current?.checkVisibility() === true,
      }),
    [],
  );
  return (
    <span ref={place} className="share">
      <Button onPress={() => setOpen(true)}>Share…</Button>
      {isOpen ? <ShareDialog parts={parts} handOver={handOver} onClose={() => setOpen(false)} /> : null}
    </span>
  );
}

function ShareDialog({
  parts,
  handOver,
  onClose,
}: {
  readonly parts: readonly [Part, ...Part[]];
  readonly handOver: HandOver;
  readonly onClose: () => void;
}) {
  const [wanted, setWanted] = useState(parts[0].label);
  const [format, setFormat] = useState<SharedAs>(parts[0].formats[0] ?? 'pdf');
  const fitting = parts.filter(({ formats }) => formats.includes(format));
  const part = fitting.find(({ label }) => label === wanted) ?? fitting[0] ?? parts[0];
  const choices = fitting.map(
    ({ label, count }): Choice<string> => ({
      value: label,
      label,
      ...(count === undefined ? {} : { count: formatCount(count) }),
    }),
  );
  const offered = IN_ORDER.filter((one) => parts.some(({ formats }) => formats.includes(one)));
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">Share</Heading>
          {choices.length < 2 ? null : (
            <Segmented label="What" choices={choices} value={part.label} onChange={setWanted} />
          )}
          {part.label === wanted ? null : (
            <p role="status">
              “{wanted}” cannot be had as {NAMES[format] ?? LABELS[format]}: “{part.label}” is saved instead.
            </p>
          )}
          <p>{part.words}</p>
          <Segmented
            label="As"
            choices={offered.map((value) => ({ value, label: LABELS[value] }))}
            value={format}
            onChange={setFormat}
          />
          <p className="hint">{part.formatWords?.[format] ?? WORDS[format]}</p>
          {part.options}
          <div className="actions">
            <Button look="quiet" onPress={onClose}>
              Cancel
            </Button>
            {format === 'pack' ? null : (
              <Button
                onPress={() => {
                  onClose();
                  void handOver.print(part.of());
                }}
              >
                Print…
              </Button>
            )}
            <Button
              look="primary"
              autoFocus
              onPress={() => {
                onClose();
                save(part.of(), format, handOver);
              }}
            >
              Save…
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function save(of: FileOf, format: SharedAs, handOver: HandOver): void {
  if (format !== 'pack') void handOver.save(of, format);
  else if (of.tells === 'report') {
    const { tells: _tells, shown: _shown, ...asked } = of;
    void handOver.savePack(asked);
  }
}
