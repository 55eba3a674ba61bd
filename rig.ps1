# The one entry command on Windows: builds the CLI of tools/Rig when its sources changed, then runs it.
# Standard output belongs to the verb; everything this script says goes to standard error.
# Exit codes: 0 done, 1 the work failed, 2 the call was wrong.
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$cli = Join-Path $root 'tools/Rig/bin/Release/net10.0/rig.dll'
$artifacts = Join-Path $root 'artifacts'
$stamp = Join-Path $artifacts 'rig.sources'

function Say([string] $sentence) { [Console]::Error.WriteLine($sentence) }

function Find-Dotnet {
    $command = Get-Command dotnet -ErrorAction SilentlyContinue
    if ($null -eq $command) {
        Say 'rig: no .NET SDK was found; install it with "winget install Microsoft.DotNet.SDK.10" and run this again.'
        exit 1
    }
    return $command.Source
}

function Test-Sdk {
    # Windows PowerShell takes a line on standard error for an exception otherwise.
    $ErrorActionPreference = 'Continue'
    Push-Location $root
    try { & $dotnet --version *> $null; $found = $LASTEXITCODE -eq 0 } finally { Pop-Location }
    if (-not $found) {
        $versions = (& $dotnet --list-sdks | ForEach-Object { ($_ -split ' ')[0] }) -join ', '
        if (-not $versions) { $versions = 'none (only a runtime)' }
        Say "rig: the .NET SDK found is $versions, this project needs 10.0.100 or a newer 10.0; install it with `"winget install Microsoft.DotNet.SDK.10`" and run this again."
        exit 1
    }
}

# One line for every file the CLI is built from: name, size, time of change.
function Get-Sources {
    $folders = 'firmware', 'hal', 'tools' | ForEach-Object { Join-Path $root $_ }
    $files = @(Get-ChildItem -Path $folders -Recurse -File | Where-Object { $_.FullName -notmatch '[\\/](bin|obj|node_modules)[\\/]' })
    $files += @(Get-Item (Join-Path $root 'Directory.*'), (Join-Path $root 'global.json'))
    return ($files | Sort-Object FullName | ForEach-Object { "$($_.FullName) $($_.Length) $($_.LastWriteTimeUtc.Ticks)" }) -join "`n"
}

function Build-Tools([string] $sources) {
    Test-Sdk
    Say 'rig: building the tools, as their sources changed (the first time takes a minute or two) ...'
    Push-Location $root
    try { $output = & $dotnet build tools/Rig/Rig.csproj --configuration Release --nologo --verbosity quiet } finally { Pop-Location }
    if ($LASTEXITCODE -ne 0) {
        Say ($output -join "`n")
        Say "rig: the build failed; the compiler's messages are above."
        exit 1
    }
    New-Item -ItemType Directory -Force -Path $artifacts | Out-Null
    [IO.File]::WriteAllText($stamp, $sources)
}

$env:DOTNET_NOLOGO = '1'
$dotnet = Find-Dotnet
$sources = Get-Sources
if (-not ((Test-Path $cli) -and (Test-Path $stamp) -and ([IO.File]::ReadAllText($stamp) -ceq $sources))) {
    Build-Tools $sources
}

$arguments = @($args)
if ($arguments.Count -gt 0 -and $arguments[0] -ceq 'help') {
    $arguments = @($arguments | Select-Object -Skip 1) + '--help'
}
$env:RIG_ROOT = $root
$env:RIG_DOTNET = $dotnet
& $dotnet $cli @arguments
exit $LASTEXITCODE
