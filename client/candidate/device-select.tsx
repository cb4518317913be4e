import { useTranslation } from 'react-i18next';
import classes from './device-select.module.css';

type Props = {
  label: string;
  devices: readonly MediaDeviceInfo[];
  value: string | null;
  onChoose: (id: string) => void;
};

export function DeviceSelect({ label, devices, value, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <label className={classes.field}>
      <span className="visually-hidden">{label}</span>
      <select
        className={classes.select}
        value={value ?? devices[0]?.deviceId ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value)}
        disabled={devices.length < 2}
      >
        {devices.map((device, i) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label === '' ? t('candidate.devices.unnamed', { label, n: i + 1 }) : device.label}
          </option>
        ))}
      </select>
    </label>
  );
}
