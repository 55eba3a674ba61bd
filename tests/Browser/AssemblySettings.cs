using Microsoft.VisualStudio.TestTools.UnitTesting;

// Each test has a rig in real time and a browser: side by side they would only slow each other down.
[assembly: DoNotParallelize]
