using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using RigFirmware.Rig.Setup;

namespace RigFirmware.Tests.Scenarios.Sites
{
    /// <summary>Rig's files for tests, and settings as a flat list that can be compared.</summary>
    internal static class SiteTexts
    {
        /// <summary>Every number of the file, each other than its default.</summary>
        public const string EveryKey = """
            rig: bench_7-A
            board: esp32-psram
            timeServer: 10.1.2.3
            broker:
              host: broker.lab.example
              port: 2883
              caCertificate: none
            stack:
              cells: 3
              oneC: 1.2345678 mA
              cellMax: 3.9 V
              cellMin: 2000 mV
              cellWarn: 11 mV
              cellInhibit: 31 mV
              cellTrip: 51 mV
              sumMax: 61 mV
              spreadWarn: 301 mV
              spreadTrip: 1.001 V
              currentMax: 2.5 mA
              chargeMax: 3.25 mAh
              temperatureMax: 61 degC
              temperatureMin: -24.5 degC
              ambientMax: 44 degC
            plug:
              over: 4003 mV
              under: 1.8991 V
            heater:
              power: 55 W
              powerMax: 21500 mW
              blockMax: 110 degC
              rampMax: 0.06 degC/s
              loss: 160 mW/degC
              heatCapacity: 64 J/degC
              gain: 7 W/degC
              integralTime: 2.5 min
            clamp:
              forceMax: 90 N
              force: 40.5 N
              stiffness: 11 N/mm
              travel: 9.5 mm
              safeTravel: 13.5 %
            motor:
              microstepsPerMillimetre: 12800
              speed: 0.5 mm/s
              acceleration: 12 mm/s2
              runCurrent: 75 %
              holdCurrent: 12.5 %
            sensors:
              pt1000: [plate1, plate3, heater]
              thermistors: [plate2, ambient]

            """;

        /// <summary>The folder of the shipped examples.</summary>
        public static string Examples => Path.Combine(Repository.Root, "tools", "Rig", "Sites");

        /// <summary>Every setting by its path from the root on.</summary>
        public static SortedDictionary<string, object?> Flat(object settings)
        {
            var flat = new SortedDictionary<string, object?>();
            Add(settings, string.Empty, flat);
            return flat;
        }

        private static void Add(object value, string prefix, SortedDictionary<string, object?> flat)
        {
            foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
            {
                object? content = field.GetValue(value);
                if (content is int or string or null)
                {
                    flat.Add(prefix + field.Name, content);
                }
                else
                {
                    Add(content, $"{prefix}{field.Name}.", flat);
                }
            }
        }
    }
}
