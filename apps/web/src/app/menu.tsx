import { NavLink } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendarTime,
  IconChartBar,
  IconClipboardCheck,
  IconListDetails,
  IconMap,
  IconSettings,
  IconZoomQuestion,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePerson } from '../session/session.js';
import classes from './shell.module.css';
import { menuOf, type PlacePath } from './places.js';
import { countedMax, useWaitingCounts } from './waiting-counts.js';

const icons: Record<PlacePath, typeof IconMap> = {
  '/officer': IconClipboardCheck,
  '/issues': IconListDetails,
  '/review': IconZoomQuestion,
  '/wall': IconAlertTriangle,
  '/map': IconMap,
  '/coverage': IconCalendarTime,
  '/trends': IconChartBar,
  '/admin': IconSettings,
};

/** The pages of use to a person: an icon, a word, and how much waits there. */
export function Menu({ pathname }: { pathname: string }) {
  const person = usePerson();
  const counts = useWaitingCounts();
  return menuOf(person).map(({ to, label }) => {
    const isHere = pathname === to || pathname.startsWith(`${to}/`);
    const Icon = icons[to];
    const count = counts[to] ?? 0;
    return (
      <NavLink
        key={to}
        component={Link}
        to={to}
        label={label}
        leftSection={<Icon size={20} stroke={1.5} aria-hidden />}
        rightSection={count > 0 ? <Count count={count} /> : undefined}
        active={isHere}
        aria-current={isHere ? 'page' : undefined}
        className={classes.place}
      />
    );
  });
}

function Count({ count }: { count: number }) {
  return (
    <span className={classes.count}>
      {count > countedMax ? `${countedMax}+` : count}
      <span className="visually-hidden"> waiting</span>
    </span>
  );
}
