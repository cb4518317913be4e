import { useTranslation } from 'react-i18next';
import type { DStudyRow } from '#contract/reliability';
import classes from './g-study.module.css';
import { decimals } from './words.ts';

const WIDTH = 480;
const HEIGHT = 260;
const LEFT = 36;
const RIGHT = 40;
const TOP = 12;
const BOTTOM = 36;
const GRID = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** G (dots) and Φ (squares) by number of examiners, the present number marked; the same figures as a table beside it. */
export function DStudyCurve({ rows, now }: { rows: readonly DStudyRow[]; now: number }) {
  const { t } = useTranslation();
  const x = (examiners: number): number => LEFT + ((examiners - 1) / (rows.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number): number => TOP + (1 - value) * (HEIGHT - TOP - BOTTOM);
  const path = (of: (row: DStudyRow) => number): string =>
    rows.map((row) => `${x(row.examiners)},${y(of(row))}`).join(' ');
  const last = rows.at(-1);
  const isNow = (row: DStudyRow): boolean => row.examiners === Math.round(now);
  // Names at the ends of the lines, pushed apart where those meet.
  const gap = last === undefined ? 0 : Math.max(0, 14 - (y(last.phi) - y(last.g))) / 2;
  return (
    <div className={classes.curve}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes.svg} role="img" aria-label={t('reliability.g.chart')}>
        {GRID.map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} stroke="var(--sm-line)" />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {value.toFixed(1)}
            </text>
          </g>
        ))}
        {now <= rows.length && (
          <line x1={x(now)} x2={x(now)} y1={TOP} y2={HEIGHT - BOTTOM} stroke="var(--sm-dim)" strokeDasharray="3 3" />
        )}
        <polyline points={path(({ g }) => g)} fill="none" stroke="var(--sm-accent)" strokeWidth="2" />
        <polyline
          points={path(({ phi }) => phi)}
          fill="none"
          stroke="var(--sm-warn)"
          strokeWidth="2"
          strokeDasharray="6 3"
        />
        {rows.map((row) => (
          <g key={row.examiners}>
            <circle cx={x(row.examiners)} cy={y(row.g)} r="4" fill="var(--sm-accent)" />
            <rect x={x(row.examiners) - 4} y={y(row.phi) - 4} width="8" height="8" fill="var(--sm-warn)" />
            <text x={x(row.examiners)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
              {row.examiners}
            </text>
          </g>
        ))}
        <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 2} textAnchor="middle">
          {t('reliability.g.examiners')}
        </text>
        {last !== undefined && (
          <>
            <text x={x(last.examiners) + 10} y={y(last.g) + 4 - gap} fill="var(--sm-text)">
              {t('reliability.g.gName')}
            </text>
            <text x={x(last.examiners) + 10} y={y(last.phi) + 4 + gap} fill="var(--sm-text)">
              {t('reliability.g.phiName')}
            </text>
          </>
        )}
      </svg>
      <table className={classes.table} data-testid="d-study">
        <thead>
          <tr>
            <th scope="col">{t('reliability.g.examiners')}</th>
            <th scope="col">{t('reliability.g.gName')}</th>
            <th scope="col">{t('reliability.g.phiName')}</th>
            <th scope="col">{t('reliability.g.sem')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.examiners}
              aria-current={isNow(row) ? 'true' : undefined}
              style={isNow(row) ? { fontWeight: 600 } : undefined}
            >
              <th scope="row" className="num" style={isNow(row) ? { fontWeight: 600 } : undefined}>
                {row.examiners}
              </th>
              <td className="num">{decimals(row.g)}</td>
              <td className="num">{decimals(row.phi)}</td>
              <td className="num">{decimals(row.absoluteSem)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
